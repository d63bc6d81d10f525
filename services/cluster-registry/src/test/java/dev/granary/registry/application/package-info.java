@NullMarked
package dev.granary.registry.application;

import org.jspecify.annotations.NullMarked;
