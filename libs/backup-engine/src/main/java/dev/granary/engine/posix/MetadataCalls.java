package dev.granary.engine.posix;

import java.util.List;
import java.util.Optional;

/**
 * Metadata of an open file, directory, link or node. Each call throws {@link PosixException} when the kernel refuses.
 * Calls block; they are safe for use by several threads.
 */
public interface MetadataCalls {

    FileStatus status(Descriptor file);

    /** May clear set-uid, set-gid and file capabilities, so it comes before these. */
    void setOwner(Descriptor file, long uid, long gid);

    /**
     * Sets the permission bits. Not for symbolic links, which have none.
     *
     * @param mode at most 07777
     */
    void setMode(Descriptor file, int mode);

    /** Time of modification; time of access is left as it is. */
    void setModified(Descriptor file, UnixTime modified);

    /** Names of the extended attributes, such as {@code user.origin} or {@code system.posix_acl_access}; none where unsupported. */
    List<AttributeName> attributes(Descriptor file);

    /** The value; empty when there is no such attribute. */
    Optional<byte[]> attribute(Descriptor file, AttributeName name);

    /**
     * Sets or replaces an attribute.
     *
     * @param value at most 65,536 bytes
     */
    void setAttribute(Descriptor file, AttributeName name, byte[] value);

    void removeAttribute(Descriptor file, AttributeName name);
}
