package dev.granary.agent.bootstrap;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** One program in two modes: the agent, or a mover of one volume, which needs none of the agent's machinery. */
@QuarkusMain
public final class AgentMain {

    private AgentMain() {}

    public static void main(String... arguments) {
        if (MoverProcess.isMeant(System.getenv())) {
            System.exit(new MoverProcess(System.getenv()).run());
        }
        Quarkus.run(arguments);
    }
}
