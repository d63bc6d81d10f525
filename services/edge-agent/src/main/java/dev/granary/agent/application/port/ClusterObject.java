package dev.granary.agent.application.port;

import java.nio.ByteBuffer;

/**
 * An object of the cluster.
 *
 * @param json the object as one line of JSON in UTF-8
 */
public record ClusterObject(String apiVersion, String kind, String name, ByteBuffer json) {}
