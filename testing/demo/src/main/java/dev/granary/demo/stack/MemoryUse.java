package dev.granary.demo.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Memory of a process and of all that it started; 0 where there is no {@code /proc}.
 *
 * @param name for people
 * @param residentMebibytes resident set; memory that processes share counts in each of them
 * @param shareMebibytes proportional set: shared memory is divided among those who share it, so that sums are true
 */
public record MemoryUse(String name, long residentMebibytes, long shareMebibytes) {

    static MemoryUse of(String name, long pid) {
        return new MemoryUse(name, sum(pid, it -> read(it, "status", "VmRSS:")), sum(pid, MemoryUse::share));
    }

    private static long sum(long pid, ToLongFunction<Long> kibibytes) {
        return ProcessHandle.of(pid).stream()
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .map(ProcessHandle::pid)
                        .mapToLong(kibibytes)
                        .sum()
                / 1024;
    }

    private static long share(long pid) {
        return read(pid, "smaps_rollup", "Pss:");
    }

    private static long read(long pid, String file, String key) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), file))) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }
}
