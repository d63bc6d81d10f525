package dev.granary.engine.backup;

import java.nio.ByteBuffer;

/**
 * One Kubernetes object.
 *
 * @param json the object as one line of JSON in UTF-8, no line end in it
 */
public record ResourceObject(String apiVersion, String kind, ByteBuffer json) {}
