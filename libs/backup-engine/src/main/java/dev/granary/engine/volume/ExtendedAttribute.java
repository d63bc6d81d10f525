package dev.granary.engine.volume;

import dev.granary.engine.posix.AttributeName;

/** An extended attribute; access control lists are some of them. */
public record ExtendedAttribute(AttributeName name, ByteString value) {

    /** Belongs to the node's policy, which labels a volume anew for each pod; restored it would lock out the next one. */
    public static final AttributeName NODE_LABEL = AttributeName.of("security.selinux");

    /** Longest value that Linux knows. */
    public static final int MAX_BYTES = 64 << 10;

    /** Most bytes of names and values that a backup holds of one entry. */
    public static final int MAX_BYTES_OF_ENTRY = 1 << 20;

    public ExtendedAttribute {
        if (value.length() > MAX_BYTES) {
            throw new IllegalArgumentException("value too long");
        }
    }

    /** Bytes of name and value. */
    public int bytes() {
        return name.length() + value.length();
    }
}
