package dev.granary.discovery.bootstrap;

import dev.granary.discovery.application.BlockingTransactions;
import dev.granary.discovery.application.port.Pause;
import dev.granary.eventing.Transactions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;

/** What the use cases take from the outside world. */
final class Surroundings {

    /** In milliseconds, as the bus and the tables keep times. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    Pause pause() {
        return Thread::sleep;
    }

    @Produces
    @Singleton
    BlockingTransactions transactions(Transactions transactions) {
        return new BlockingTransactions(transactions);
    }
}
