package dev.granary.engine.posix;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * Calls the kernel. One native function, {@code syscall(2)}, carries them all: it is in every C library, and its numbers
 * and flags are a promise of the kernel.
 */
final class Kernel {

    /** Descriptor that stands for the working directory; only for absolute paths here. */
    static final long AT_WORKING_DIRECTORY = -100;

    static final long AT_SYMLINK_NOFOLLOW = 0x100;
    static final long AT_REMOVE_DIRECTORY = 0x200;
    static final long AT_EMPTY_PATH = 0x1000;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle SYSCALL = link();

    private Kernel() {}

    static StructLayout state() {
        return STATE;
    }

    /** The answer of the call; a refusal is thrown. */
    static long call(Syscall call, Scratch scratch, long a, long b, long c, long d, long e) {
        return checked(call, tryCall(call, scratch, a, b, c, d, e));
    }

    /** The answer as it is, unless it is the negated number of an error. */
    static long checked(Syscall call, long result) {
        if (result < 0) {
            throw new PosixException(call.lowerCase(), (int) -result);
        }
        return result;
    }

    /** The answer of the call, or the negated number of the error. */
    static long tryCall(Syscall call, Scratch scratch, long a, long b, long c, long d, long e) {
        MemorySegment state = scratch.state();
        while (true) {
            long result = invoke(state, call.number(), a, b, c, d, e);
            if (result != -1) {
                return result;
            }
            int errno = (int) ERRNO.get(state, 0L);
            if (Errno.of(errno) != Errno.INTERRUPTED || call == Syscall.CLOSE) {
                return -errno;
            }
        }
    }

    private static long invoke(MemorySegment state, long number, long a, long b, long c, long d, long e) {
        try {
            return (long) SYSCALL.invokeExact(state, number, a, b, c, d, e);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) { // what the signature of a method handle demands; a native function throws nothing
            throw new IllegalStateException(thrown);
        }
    }

    @SuppressWarnings("restricted") // a wrong descriptor could crash the JVM; this is the one place that has one
    private static MethodHandle link() {
        Linker linker = Linker.nativeLinker();
        ValueLayout.OfLong word = ValueLayout.JAVA_LONG;
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("syscall"),
                FunctionDescriptor.of(word, word, word, word, word, word, word),
                Linker.Option.captureCallState("errno"),
                Linker.Option.firstVariadicArg(1));
    }
}
