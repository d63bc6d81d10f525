package dev.granary.location.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"abc", "devstoreaccount1", "123", "a23456789012345678901234"})
    void takesStorageAccounts(String name) {
        assertThat(StorageAccount.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "a234567890123456789012345", "Abc", "a-b-c", "a_b", "abc ", "äbc", "abc\n"})
    void refusesWhatAzureRefusesAsStorageAccount(String name) {
        assertThat(StorageAccount.isValid(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "a-b",
                "backups-2026",
                "0-9",
                "a23456789-123456789-123456789-123456789-123456789-123456789-123"
            })
    void takesContainers(String name) {
        assertThat(ContainerName.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "-abc",
                "abc-",
                "a--b",
                "Abc",
                "a.b",
                "$root",
                "a/b",
                "a23456789-123456789-123456789-123456789-123456789-123456789-1234"
            })
    void refusesWhatAzureRefusesAsContainer(String name) {
        assertThat(ContainerName.isValid(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://account.blob.core.windows.net",
                "https://account.blob.core.windows.net/",
                "https://127.0.0.1:10000/devstoreaccount1",
                "https://[::1]:10000/devstoreaccount1",
                "HTTPS://store.example.com"
            })
    void takesEndpoints(String url) {
        assertThat(BlobEndpoint.parse(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://account.blob.core.windows.net",
                "account.blob.core.windows.net",
                "https://",
                "https:///x",
                "https://user@store.example.com",
                "https://user:secret@store.example.com",
                "https://store.example.com?sig=abc",
                "https://store.example.com?",
                "https://store.example.com#x",
                "https://store.example.com:0",
                "https://store.example.com:70000",
                "https://store example.com",
                "https://store.example.com:",
                "https://store_1.example.com",
                "https://store.example.com:443:443",
                "https://store.example.com/a b",
                "https://störe.example.com/",
                "https://store.example.com/ä",
                "not a url",
                "",
                "https://account.blob.core.windows.net/container",
                "file:///etc/passwd"
            })
    void refusesEndpointsThatAreNone(String url) {
        assertThat(BlobEndpoint.parse(url)).isEmpty();
    }

    @Test
    void cutsTheTrailingSlash() {
        assertThat(BlobEndpoint.parse("https://127.0.0.1:10000/devstoreaccount1/"))
                .hasValueSatisfying(
                        it -> assertThat(it.value()).hasToString("https://127.0.0.1:10000/devstoreaccount1"));
    }

    @Test
    void knowsTheEndpointOfAnotherAccount() {
        StorageAccount account = new StorageAccount("account");

        assertThat(BlobEndpoint.publicOf(account).contradicts(account)).isFalse();
        assertThat(BlobEndpoint.publicOf(new StorageAccount("other")).contradicts(account))
                .isTrue();
        assertThat(BlobEndpoint.parse("https://store.example.com").orElseThrow().contradicts(account))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Azure West-Europe 1", "a.b_c"})
    void takesNames(String name) {
        assertThat(LocationName.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " a",
                "a ",
                "-a",
                "a\nb",
                "a/b",
                "<b>",
                "a23456789012345678901234567890123456789012345678901234567890123x"
            })
    void refusesNamesThatAreNone(String name) {
        assertThat(LocationName.isValid(name)).isFalse();
    }
}
