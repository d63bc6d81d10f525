package dev.granary.agent.domain.restore.adapt;

import dev.granary.agent.domain.kube.KubeObject;
import java.util.regex.Pattern;

/** Service accounts of old clusters name the tokens that were minted for them, which no backup holds. */
final class AccountFields {

    private AccountFields() {}

    static void adapt(KubeObject account) {
        Pattern minted = minted(account.name());
        account.fields()
                .removeChildren(
                        secret -> minted.matcher(secret.text("name").orElse("")).matches(), "secrets");
    }

    /** What the secret of a minted token is called. */
    static Pattern minted(String account) {
        return Pattern.compile(Pattern.quote(account) + "-(token|dockercfg)-[a-z0-9]{5}");
    }
}
