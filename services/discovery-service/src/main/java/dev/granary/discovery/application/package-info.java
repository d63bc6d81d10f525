/** One class per thing that discovery does. State is changed in reactive transactions, Gardener and shoots are called from threads that may block. */
@NullMarked
package dev.granary.discovery.application;

import org.jspecify.annotations.NullMarked;
