package dev.granary.testing.landscape.embedded.rest;

import java.util.List;

/** What a write left behind, as it is answered. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Written(boolean created, byte[] json, List<String> warnings) {

    Reply reply() {
        return Reply.json(created ? 201 : 200, json, warnings);
    }
}
