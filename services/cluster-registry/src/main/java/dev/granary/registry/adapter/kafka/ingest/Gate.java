package dev.granary.registry.adapter.kafka.ingest;

import dev.granary.contracts.CloudEventHeaders;
import dev.granary.contracts.Topics;
import dev.granary.contracts.UndecodableRecordException;
import dev.granary.registry.application.AgentRecord;
import dev.granary.registry.application.Verdict;
import dev.granary.registry.application.Verdict.Drop;
import dev.granary.registry.application.Verdict.Reason;
import dev.granary.registry.application.VerifyAgentRecord;
import dev.granary.registry.domain.Tenant;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Asks the gate about a Kafka record. */
@Singleton
final class Gate {

    /** Names of the proof on the record; they end at the gate. */
    static final String SESSION = "granary-session";

    static final String SEAL = "granary-mac";

    /** The only headers that are let through, each at most once. */
    static final List<String> KEPT_HEADERS = List.of(
            CloudEventHeaders.SPEC_VERSION,
            CloudEventHeaders.ID,
            CloudEventHeaders.TYPE,
            CloudEventHeaders.SOURCE,
            CloudEventHeaders.SUBJECT,
            CloudEventHeaders.TIME,
            CloudEventHeaders.DATA_SCHEMA,
            CloudEventHeaders.CONTENT_TYPE,
            CloudEventHeaders.TRACE_PARENT);

    private static final int LONGEST_HEADER_BYTES = 512;

    private final VerifyAgentRecord verify;

    Gate(VerifyAgentRecord verify) {
        this.verify = verify;
    }

    Verdict judge(ConsumerRecord<String, byte[]> found) {
        Headers headers = found.headers();
        Verdict verdict = verify.verify(new AgentRecord(
                new Tenant(Topics.tenantOf(found.topic()).orElseThrow()),
                appendedAt(found),
                found.key(),
                CloudEventHeaders.text(headers, CloudEventHeaders.ID),
                CloudEventHeaders.text(headers, CloudEventHeaders.TYPE),
                CloudEventHeaders.text(headers, SESSION),
                CloudEventHeaders.text(headers, SEAL),
                found.value()));
        return verdict instanceof Drop || wellFormed(headers) ? verdict : new Drop(Reason.MALFORMED);
    }

    private static @Nullable Instant appendedAt(ConsumerRecord<?, ?> found) {
        return found.timestampType() == TimestampType.LOG_APPEND_TIME ? Instant.ofEpochMilli(found.timestamp()) : null;
    }

    /** Readers behind the gate rely on complete CloudEvents, and on the limit of a record. */
    private static boolean wellFormed(Headers headers) {
        for (String name : KEPT_HEADERS) {
            Header header = headers.lastHeader(name);
            if (header != null && header.value() != null && header.value().length > LONGEST_HEADER_BYTES) {
                return false;
            }
        }
        try {
            CloudEventHeaders.read(headers);
            return true;
        } catch (UndecodableRecordException e) {
            return false;
        }
    }
}
