package dev.granary.engine.posix;

/** Which device a device node stands for; zeros for everything else. */
public record DeviceNumber(int major, int minor) {

    private static final int MAJOR_BITS = 12;
    private static final int MINOR_BITS = 20;

    /** What the kernel can hold. */
    public boolean isValid() {
        return major >>> MAJOR_BITS == 0 && minor >>> MINOR_BITS == 0;
    }

    /** As {@code mknodat} takes it. */
    long encoded() {
        return Integer.toUnsignedLong((minor & 0xff) | (major << 8) | ((minor & ~0xff) << 12));
    }
}
