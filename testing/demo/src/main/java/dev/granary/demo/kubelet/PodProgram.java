package dev.granary.demo.kubelet;

import dev.granary.testing.infrastructure.ChildProcess;
import dev.granary.testing.infrastructure.ChildProgram;

/** What runs in place of the known image. */
final class PodProgram {

    private PodProgram() {}

    static ChildProcess start(PodContext context, PodFiles files) {
        var program = new ChildProgram(
                        context.plan().name() + " of " + context.shoot().name(),
                        context.settings().command(),
                        PodEnvironment.of(context, files),
                        context.logFile())
                .withoutInheritedEnvironment();
        return ChildProcess.start(program);
    }
}
