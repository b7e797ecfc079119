package org.crmferry.ferry;

import org.crmferry.model.Credentials;

/** Fixed logins and passphrase for tests. */
final class TestSecrets implements Secrets {
    private final Credentials source;
    private final Credentials target;

    TestSecrets(Credentials source, Credentials target) {
        this.source = source;
        this.target = target;
    }

    @Override
    public Credentials source(Project.End end) {
        return new Credentials(source.user(), source.password().clone());
    }

    @Override
    public Credentials target(Project.End end) {
        return new Credentials(target.user(), target.password().clone());
    }

    @Override
    public char[] passphrase(boolean fresh) {
        return "correct horse battery staple".toCharArray();
    }
}
