package dev.granary.discovery.fakes;

import dev.granary.discovery.application.port.Installations;
import dev.granary.discovery.application.port.InstallationsContract;
import dev.granary.eventing.Transactions;

class FakeInstallationsTest extends InstallationsContract {

    private final FakeInstallations installations = new FakeInstallations();

    @Override
    protected Installations installations() {
        return installations;
    }

    @Override
    protected Transactions transactions() {
        return new DirectTransactions();
    }
}
