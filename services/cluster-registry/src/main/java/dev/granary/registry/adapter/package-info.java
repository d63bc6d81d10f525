/** The ways in and out of the registry, one package per technology. */
@NullMarked
package dev.granary.registry.adapter;

import org.jspecify.annotations.NullMarked;
