package dev.granary.registry.application;

import dev.granary.registry.domain.ClusterId;

/** What the gate does with a record of an agent. */
public sealed interface Verdict {

    /** Proven to be a word of this cluster's agent. */
    record Forward(ClusterId cluster) implements Verdict {}

    /** Proven to come from the agent, but nobody can read it: a person has to look. */
    record DeadLetter(String reason) implements Verdict {}

    /** Not proven. It is counted and forgotten. */
    record Drop(Reason reason) implements Verdict {}

    /** Why a record was not let in; the name is the tag of the metric. */
    enum Reason {
        /** Key, value, event id, event type, session or seal is missing. */
        INCOMPLETE("Incomplete"),
        /** Event id or session is not spelled as one. */
        MALFORMED("Malformed"),
        /** Larger than an event may be. */
        TOO_LARGE("TooLarge"),
        /** The seal does not belong to these bytes. */
        WRONG_SEAL("WrongSeal"),
        /** The topic does not stamp records with the broker's clock, so expiry cannot be judged. */
        UNTRUSTED_TIME("UntrustedTime"),
        /** Written after the session had ended. */
        SESSION_EXPIRED("SessionExpired"),
        /** The cluster is unknown or on its way out. */
        UNKNOWN_CLUSTER("UnknownCluster"),
        /** The cluster belongs to another tenant than the topic. */
        FOREIGN_TENANT("ForeignTenant"),
        /** Key, session and payload do not name the same cluster. */
        FOREIGN_CLUSTER("ForeignCluster"),
        /** The event type is not that of the payload, or nothing that an agent says. */
        FOREIGN_TYPE("ForeignType");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
