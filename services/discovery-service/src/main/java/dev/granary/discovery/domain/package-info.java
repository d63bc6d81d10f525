/** What discovery decides, without Gardener, Kafka or a database: selectors, configs, shoots and installations. */
@NullMarked
package dev.granary.discovery.domain;

import org.jspecify.annotations.NullMarked;
