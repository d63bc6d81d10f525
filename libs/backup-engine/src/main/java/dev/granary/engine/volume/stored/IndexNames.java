package dev.granary.engine.volume.stored;

import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.store.BlobName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names for indexes of an attempt, behind those that an earlier process of it has left: names are written once. */
final class IndexNames {

    private static final Pattern NUMBER = Pattern.compile("([1-9][0-9]{0,8})\\.ndjson\\.zst");

    private final BackupSession session;

    IndexNames(BackupSession session) {
        this.session = session;
    }

    BlobName next(String namespace, String claim) {
        String first = session.key().volumeIndex(namespace, claim, 1).value();
        String prefix = first.substring(0, first.length() - "1.ndjson.zst".length());
        int[] highest = {0};
        session.store().forEach(prefix, blob -> {
            Matcher matcher = NUMBER.matcher(blob.name().value().substring(prefix.length()));
            if (matcher.matches()) {
                highest[0] = Math.max(highest[0], Integer.parseInt(matcher.group(1)));
            }
        });
        return session.key().volumeIndex(namespace, claim, highest[0] + 1);
    }
}
