/** GraphQL for people: pages, filters, and a subscription that pushes every change. */
@NullMarked
package dev.granary.gateway.adapter.graphql;

import org.jspecify.annotations.NullMarked;
