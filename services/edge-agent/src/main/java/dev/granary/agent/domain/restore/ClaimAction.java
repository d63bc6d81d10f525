package dev.granary.agent.domain.restore;

import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.restore.Verdict.Wanted;
import dev.granary.agent.domain.restore.adapt.VolumeFields;

/** What a restore does about a claim and its data, once it knows what is there. */
public sealed interface ClaimAction {

    /** A volume is filled, and the claim made for it. */
    record Fill() implements ClaimAction {}

    /** As {@link Fill}, and the claim that is there makes room for it. */
    record Swap() implements ClaimAction {}

    /** This restore made the claim already, before it was interrupted. */
    record Settle(Outcome outcome) implements ClaimAction {}

    /** The claim is an object as any other. */
    record AsObject() implements ClaimAction {}

    /** As {@link AsObject}; when the claim is made anew, something has to be said. */
    record WithoutData(Reason reason, String message) implements ClaimAction {}

    /**
     * Decides about a claim.
     *
     * @param action about its object
     * @param replaces whether what is there is to be replaced, whether it differs or not: nobody compares data
     * @param hasData whether the backup has data of the claim
     * @param without what to say when it has none
     */
    static ClaimAction of(Wanted wanted, Action action, boolean replaces, boolean hasData, WithoutData without) {
        if (!VolumeFields.isProvisionedClaim(wanted.object())) {
            return hasData
                    ? new WithoutData(
                            Reason.VOLUME_DATA_NOT_RESTORED,
                            "It is bound to the volume that it names, whose data is left as it is.")
                    : new AsObject();
        }
        if (!hasData) {
            return without;
        }
        return switch (action) {
            case Action.Create() -> new Fill();
            case Action.Done(Outcome outcome) -> new Settle(outcome);
            case Action.Keep ignored -> replaces ? new Swap() : new AsObject();
            case Action.Replace ignored -> new Swap();
            case Action.Conflict ignored -> new AsObject();
        };
    }
}
