package dev.granary.testing.landscape.control;

import dev.granary.testing.landscape.Entra;
import dev.granary.testing.landscape.Landscape;
import dev.granary.testing.landscape.NewShoot;
import dev.granary.testing.landscape.ShootHandle;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was scripted; knows every shoot but one named "missing". */
final class RecordedLandscape implements Landscape {

    private static final URI NOWHERE = URI.create("https://127.0.0.1:1");

    final List<String> calls = new CopyOnWriteArrayList<>();

    @Override
    public String project() {
        return "fleet";
    }

    @Override
    public String projectNamespace() {
        return "garden-fleet";
    }

    @Override
    public URI gardenerUrl() {
        return NOWHERE;
    }

    @Override
    public String discoveryKubeconfig() {
        return "secret";
    }

    @Override
    public String operatorKubeconfig() {
        return "secret";
    }

    @Override
    public List<ShootHandle> addShoots(List<NewShoot> shoots) {
        return shoots.stream().map(shoot -> shoot(shoot.name())).toList();
    }

    @Override
    public List<ShootHandle> shoots() {
        return List.of(shoot("edge-01"));
    }

    @Override
    public ShootHandle shoot(String name) {
        return new ShootHandle(name, "uid", NOWHERE, "secret", "secret", "secret", "https://issuer");
    }

    @Override
    public void relabel(String name, Map<String, String> labels) {
        record("relabel", name, labels.toString());
    }

    @Override
    public void hibernate(String name) {
        record("hibernate", name);
    }

    @Override
    public void wake(String name) {
        record("wake", name);
    }

    @Override
    public void reconcile(String name) {
        record("reconcile", name);
    }

    @Override
    public void delete(String name) {
        record("delete", name);
    }

    @Override
    public ShootHandle recreate(String name) {
        record("recreate", name);
        return shoot(name);
    }

    @Override
    public void deploy(String name, String yaml) {
        record("deploy", name);
    }

    @Override
    public void cutNetwork(String name) {
        record("cut", name);
    }

    @Override
    public void restoreNetwork(String name) {
        record("restore", name);
    }

    @Override
    public void slow(String name, Duration delay) {
        record("slow", name, delay.toString());
    }

    @Override
    public void revoke(String verb, String resource) {
        record("revoke", verb, resource);
    }

    @Override
    public void grant(String verb, String resource) {
        record("grant", verb, resource);
    }

    @Override
    public void stopGardener() {
        record("stop");
    }

    @Override
    public void startGardener() {
        record("start");
    }

    @Override
    public void shiftGardenerClock(Duration offset) {
        record("shift", offset.toString());
    }

    @Override
    public Entra entra() {
        throw new UnsupportedOperationException("the control API does not script Entra");
    }

    @Override
    public void close() {
        record("close");
    }

    private void record(String... words) {
        if (List.of(words).contains("missing")) {
            throw new IllegalArgumentException("there is no shoot named missing");
        }
        calls.add(String.join(" ", words));
    }
}
