package dev.granary.agent.bootstrap;

import dev.granary.agent.application.RunWork;
import dev.granary.agent.application.WorkLine;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Ending;

/**
 * Work of one kind and the one thread that does it, piece after piece.
 *
 * @param name of the work and of the thread
 * @param clear at the start and before each piece: removes what is left in the cluster of the former process, and of pieces
 *     that could not remove it themselves
 */
public record Lane<C extends Command.Work, R extends Ending>(
        String name, WorkLine<C, R> line, RunWork<C, R> run, Runnable clear) {

    Lane<C, R> clearing(Runnable leftovers) {
        return new Lane<>(name, line, run, leftovers);
    }
}
