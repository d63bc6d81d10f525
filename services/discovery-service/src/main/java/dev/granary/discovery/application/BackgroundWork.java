package dev.granary.discovery.application;

import dev.granary.discovery.application.port.DiscoveryConfigs;

/** Watches and installations of this process. */
public final class BackgroundWork {

    private final DiscoveryConfigs configs;
    private final BlockingTransactions transactions;
    private final ShootWatches watches;
    private final RunInstallations installations;
    private final Gardens gardens;

    public BackgroundWork(
            DiscoveryConfigs configs,
            BlockingTransactions transactions,
            ShootWatches watches,
            RunInstallations installations,
            Gardens gardens) {
        this.configs = configs;
        this.transactions = transactions;
        this.watches = watches;
        this.installations = installations;
        this.gardens = gardens;
    }

    /** Takes them up where the last process left them. Blocks for the database. */
    public void start() {
        transactions.inTransaction(configs::all).forEach(watches::start);
        installations.start();
    }

    public void stop() {
        installations.stop();
        watches.stop();
        gardens.close();
    }
}
