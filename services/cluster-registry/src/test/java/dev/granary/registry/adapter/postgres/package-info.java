@NullMarked
package dev.granary.registry.adapter.postgres;

import org.jspecify.annotations.NullMarked;
