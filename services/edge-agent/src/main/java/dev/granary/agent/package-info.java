/** The agent in a shoot: carries out commands with the shoot's own identity and keeps its journal in custom resources. It owns nothing outside of its shoot and its prefix in the store. */
@NullMarked
package dev.granary.agent;

import org.jspecify.annotations.NullMarked;
