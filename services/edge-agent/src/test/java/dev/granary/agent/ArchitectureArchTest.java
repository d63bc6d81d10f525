package dev.granary.agent;

import dev.granary.testing.architecture.ServiceArchitectureContract;

class ArchitectureArchTest extends ServiceArchitectureContract {

    @Override
    protected String basePackage() {
        return "dev.granary.agent";
    }
}
