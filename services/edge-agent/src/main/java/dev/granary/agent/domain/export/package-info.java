/** What a backup of namespaces takes along from outside of them. */
@NullMarked
package dev.granary.agent.domain.export;

import org.jspecify.annotations.NullMarked;
