/** HTTP: the token endpoint for agents, and the clusters for people and for the gateway. */
@NullMarked
package dev.granary.registry.adapter.rest;

import org.jspecify.annotations.NullMarked;
