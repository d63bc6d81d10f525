/** The shoot's API server: the journal in custom resources, and the objects that are backed up. */
@NullMarked
package dev.granary.agent.adapter.kubernetes;

import org.jspecify.annotations.NullMarked;
