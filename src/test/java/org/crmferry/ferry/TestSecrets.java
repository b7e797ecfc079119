package org.crmferry.ferry;

import org.crmferry.model.Credentials;

/** Fixed logins and passphrase for tests. */
final class TestSecrets implements Secrets {
    private final Credentials source;
    private final Credentials target;
    private final String passphrase;

    TestSecrets(Credentials source, Credentials target) {
        this(source, target, "correct horse battery staple");
    }

    TestSecrets(Credentials source, Credentials target, String passphrase) {
        this.source = source;
        this.target = target;
        this.passphrase = passphrase;
    }

    @Override
    public Credentials source(Project.End end) {
        return source.copy();
    }

    @Override
    public Credentials target(Project.End end) {
        return target.copy();
    }

    @Override
    public char[] passphrase(boolean fresh) {
        return passphrase.toCharArray();
    }
}
