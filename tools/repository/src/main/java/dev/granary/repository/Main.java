package dev.granary.repository;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code granary repository}. */
public final class Main {

    /** Set by the script that starts this when the standard error output is a terminal. */
    private static final String TERMINAL = "granary.terminal";

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs a command line on the standard streams. */
    static int run(String... arguments) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Progress progress = new Progress(err, Boolean.getBoolean(TERMINAL), System::nanoTime);
        Surroundings surroundings = new Surroundings(
                new RealStores(), InstantSource.system(), new SecureRandom(), out, System.out, progress);
        int code = run(surroundings, err, arguments);
        out.flush();
        return code;
    }

    /**
     * Runs a command line.
     *
     * @param arguments what follows {@code granary}
     * @return the exit code
     */
    static int run(Surroundings surroundings, PrintWriter err, String... arguments) {
        CommandLine granary = new CommandLine(CommandSpec.create().name("granary"));
        granary.addSubcommand(repository(surroundings));
        for (String other : new String[] {"demo", "test", "build", "help"}) { // of the script; for its completion
            granary.addSubcommand(other, CommandSpec.create());
        }
        if (arguments.length == 1 && arguments[0].equals("completion")) {
            surroundings.out().print(AutoComplete.bash("granary", granary));
            surroundings.out().flush();
            return ExitCode.OK;
        }
        return granary.setOut(surroundings.out())
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures())
                .execute(arguments);
    }

    private static CommandLine repository(Surroundings surroundings) {
        CommandLine repository = new CommandLine(new RepositoryCommand());
        for (Object command : new Object[] {
            new ListCommand(surroundings),
            new ShowCommand(surroundings),
            new FilesCommand(surroundings),
            new VerifyCommand(surroundings),
            new OrphansCommand(surroundings),
            new ExtractCommand(surroundings),
            new DeleteCommand(surroundings),
            new BackupDirectoryCommand(surroundings),
            new RestoreDirectoryCommand(surroundings)
        }) {
            CommandLine line = new CommandLine(command);
            line.getCommandSpec().mixinStandardHelpOptions(true);
            line.getCommandSpec().version(Surroundings.WRITTEN_BY);
            repository.addSubcommand(line);
        }
        repository.getCommandSpec().mixinStandardHelpOptions(true).version(Surroundings.WRITTEN_BY);
        return repository;
    }
}
