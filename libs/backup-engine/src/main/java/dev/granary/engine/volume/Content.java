package dev.granary.engine.volume;

import dev.granary.engine.posix.DeviceNumber;

/** What an entry is beside its metadata. */
public sealed interface Content {

    /** A regular file's bytes. */
    record Bytes(Runs runs, ContentDigest digest, ReadState read) implements Content {}

    /** Where a symbolic link points: 1 to 4,095 bytes, no NUL. */
    record Target(ByteString target) implements Content {

        private static final int MAX_BYTES = 4095;

        public Target {
            if (target.length() < 1 || target.length() > MAX_BYTES || hasNul(target.toBytes())) {
                throw new IllegalArgumentException("not the target of a symbolic link");
            }
        }

        private static boolean hasNul(byte[] bytes) {
            for (byte b : bytes) {
                if (b == 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The device that a node stands for. */
    record Device(DeviceNumber number) implements Content {

        public Device {
            if (!number.isValid()) {
                throw new IllegalArgumentException("not a device");
            }
        }
    }

    /** Nothing: a directory, a FIFO, a socket. */
    record Nothing() implements Content {}
}
