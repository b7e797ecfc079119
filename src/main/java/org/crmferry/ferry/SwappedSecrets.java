package org.crmferry.ferry;

import org.crmferry.model.Credentials;

/** Secrets of a project for its way back: the source there is the target here. The passphrase is the same. */
final class SwappedSecrets implements Secrets {
    private final Secrets secrets;

    SwappedSecrets(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Credentials source(Project.End end) {
        return secrets.target(end);
    }

    @Override
    public Credentials target(Project.End end) {
        return secrets.source(end);
    }

    /** Never a new one: whoever opened the project knows it. */
    @Override
    public char[] passphrase(boolean fresh) {
        return secrets.passphrase(false);
    }
}
