package dev.granary.testing.infrastructure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A program to run as a {@link ChildProcess}.
 *
 * @param name for people
 * @param command program and arguments
 * @param environment variables of the program
 * @param inheritsEnvironment true: all variables of this JVM as well; false: only {@link #HARMLESS} ones, so that nothing
 *     that a developer has set changes what the program does
 * @param logFile receives standard output and error, appended
 */
public record ChildProgram(
        String name, List<String> command, Map<String, String> environment, boolean inheritsEnvironment, Path logFile) {

    /** Variables of this JVM that every program sees. */
    static final Set<String> HARMLESS = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ");

    public ChildProgram {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A program that inherits the environment of this JVM. */
    public ChildProgram(String name, List<String> command, Map<String, String> environment, Path logFile) {
        this(name, command, environment, true, logFile);
    }

    /** The same program, hermetic. */
    public ChildProgram withoutInheritedEnvironment() {
        return new ChildProgram(name, command, environment, false, logFile);
    }

    /** A Java program with the JDK and the class path of this JVM. */
    public static ChildProgram java(
            String name, Class<?> main, List<String> options, List<String> arguments, Path logFile) {
        var command = new ArrayList<>(List.of(javaExecutable()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(arguments);
        return new ChildProgram(name, command, Map.of(), logFile);
    }

    public static String javaExecutable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Surefire hides the class path behind a jar with a manifest and keeps the real one here. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The environment may hold passwords. */
    @Override
    public String toString() {
        return "ChildProgram[%s, log %s]".formatted(name, logFile);
    }
}
