package dev.granary.engine.volume;

import dev.granary.engine.posix.AttributeName;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Access control lists, as Linux keeps them in an attribute. */
public final class Acl {

    public static final AttributeName ACCESS = AttributeName.of("system.posix_acl_access");
    public static final AttributeName DEFAULT = AttributeName.of("system.posix_acl_default");

    private Acl() {}

    /** Owner rw-, this user rw-, group r--, mask rwx, others ---. */
    public static byte[] of(int user) {
        ByteBuffer acl = ByteBuffer.allocate(4 + 5 * 8).order(ByteOrder.LITTLE_ENDIAN);
        acl.putInt(2);
        entry(acl, 0x01, 6, -1);
        entry(acl, 0x02, 6, user);
        entry(acl, 0x04, 4, -1);
        entry(acl, 0x10, 7, -1);
        entry(acl, 0x20, 0, -1);
        return acl.array();
    }

    private static void entry(ByteBuffer acl, int tag, int permissions, int id) {
        acl.putShort((short) tag).putShort((short) permissions).putInt(id);
    }
}
