package dev.granary.backup.adapter.kafka;

import dev.granary.eventing.Hearing;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * We hear clusters and agents while the broker answers both consumers that bring their words: a consumer alone waits in
 * silence for a broker that is gone.
 */
@Singleton
class ChannelHearing implements Hearing {
    private static final List<String> CHANNELS = List.of("clusters", "agent-events");
    private static final Duration LONGEST_PROBE = Duration.ofSeconds(3);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private final KafkaClientService clients;
    private final Clock clock;
    private final AtomicReference<@Nullable Instant> since = new AtomicReference<>();

    ChannelHearing(KafkaClientService clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> since() {
        return Optional.ofNullable(since.get());
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP, identity = "hearing")
    Uni<Void> listen() {
        return Multi.createFrom()
                .iterable(CHANNELS)
                .onItem()
                .transformToUniAndConcatenate(this::hears)
                .collect()
                .asList()
                .map(heard -> heard.stream().allMatch(Boolean::booleanValue))
                .invoke(this::note)
                .replaceWithVoid();
    }

    private void note(boolean hears) {
        if (hears) {
            since.compareAndSet(null, clock.instant());
        } else {
            since.set(null);
        }
    }

    private Uni<Boolean> hears(String channel) {
        var consumer = clients.getConsumer(channel);
        return consumer == null
                ? Uni.createFrom().item(false)
                : consumer.runOnPollingThread(ChannelHearing::isAnswered)
                        .ifNoItem()
                        .after(LONGEST_WAIT)
                        .recoverWithItem(false);
    }

    private static boolean isAnswered(Consumer<?, ?> consumer) {
        try {
            var partitions = consumer.assignment();
            return !partitions.isEmpty()
                    && consumer.endOffsets(partitions, LONGEST_PROBE).keySet().containsAll(partitions);
        } catch (KafkaException e) {
            return false;
        }
    }
}
