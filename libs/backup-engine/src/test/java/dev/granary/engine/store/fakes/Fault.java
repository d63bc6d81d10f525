package dev.granary.engine.store.fakes;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What happens to one call instead of success. */
public sealed interface Fault {

    /** Which calls it can happen to. */
    boolean fits(Call call);

    /** Refused before anything happened, 503 or 429. */
    record Busy(int status, @Nullable Duration retryAfter) implements Fault {
        @Override
        public boolean fits(Call call) {
            return true;
        }
    }

    /** The request never arrives. */
    record NoAnswer() implements Fault {
        @Override
        public boolean fits(Call call) {
            return true;
        }
    }

    /** The store did what it was asked for, and nobody hears of it: it times out after it has stored. */
    record LostAnswer() implements Fault {
        @Override
        public boolean fits(Call call) {
            return !call.reads();
        }
    }

    /** The connection breaks in the middle of a block that is sent. */
    record CutUpload() implements Fault {
        @Override
        public boolean fits(Call call) {
            return call == Call.PUT || call == Call.APPEND;
        }
    }

    /** The connection breaks after so many bytes. */
    record CutDownload(long afterBytes) implements Fault {
        @Override
        public boolean fits(Call call) {
            return call == Call.GET;
        }
    }

    /** The stream ends early and says nothing. Against the port's law. */
    record SilentCut(long afterBytes) implements Fault {
        @Override
        public boolean fits(Call call) {
            return call == Call.GET;
        }
    }

    /** One bit is another, in what is stored or in what is read. Against the port's law; digests have to find it. */
    record FlippedBit(long atByte) implements Fault {
        @Override
        public boolean fits(Call call) {
            return call == Call.PUT || call == Call.APPEND || call == Call.GET;
        }
    }

    /** The store, or a provider with checksums, notices damage. */
    record Damaged() implements Fault {
        @Override
        public boolean fits(Call call) {
            return call == Call.PUT || call == Call.APPEND || call == Call.GET;
        }
    }
}
