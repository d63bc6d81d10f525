package dev.granary.demo;

import dev.granary.demo.stack.Stack;
import dev.granary.demo.stack.StackOptions;
import dev.granary.testing.infrastructure.ChildProcess;
import dev.granary.testing.infrastructure.Directories;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Entry point of {@code ./granary demo}. */
public final class Demo {
    private static final int SHOOTS = 5;

    private final DemoOptions options;
    private final PrintStream out;
    private volatile boolean failed;

    private Demo(DemoOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] arguments) throws InterruptedException {
        DemoLog.useJdkLogging();
        int code;
        try {
            code = new Demo(DemoOptions.parse(arguments), System.out).run();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(DemoOptions.USAGE);
            code = 2;
        }
        System.exit(code);
    }

    private int run() throws InterruptedException {
        DemoLog.to(options.directory());
        Runtime.getRuntime().addShutdownHook(new Thread(this::leave, "leave-demo"));
        var milestones = new Milestones(out, InstantSource.system());
        try (Stack stack = Stack.start(StackOptions.in(options.directory()), milestones::done)) {
            walk(stack, milestones);
        } catch (RuntimeException e) { // whatever keeps the stack from starting is told to the person in front of it
            fail(e);
        }
        return failed ? 1 : 0;
    }

    private void walk(Stack stack, Milestones milestones) throws InterruptedException {
        try {
            new DemoReport(out, options.keep()).print(stack, new Walkthrough(stack, milestones::done).run(SHOOTS));
        } catch (RuntimeException e) { // told at once, closing takes a while
            fail(e);
            return;
        }
        if (!options.once()) {
            out.println();
            out.println("Everything keeps running. Ctrl-C ends it.");
            Thread.currentThread().join();
        }
    }

    /** At the end, also by Ctrl-C. */
    private void leave() {
        ChildProcess.endAll();
        if (!failed && !options.keep()) {
            Directories.delete(options.directory());
        }
    }

    private void fail(RuntimeException e) {
        failed = true;
        Logger.getLogger(Demo.class.getName()).log(Level.SEVERE, "The demo failed", e);
        out.println();
        out.println("FAILED   " + (e.getMessage() == null ? e : e.getMessage()));
        out.println("logs     " + options.directory());
    }
}
