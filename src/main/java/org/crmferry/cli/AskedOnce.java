package org.crmferry.cli;

import org.crmferry.ferry.Project;
import org.crmferry.ferry.Secrets;
import org.crmferry.model.Credentials;

/** Secrets of one project that are asked for once and kept in memory for a program that goes on. One thread. */
final class AskedOnce implements Secrets {
    private final Secrets secrets;
    private Credentials source;
    private Credentials target;
    private char[] passphrase;

    AskedOnce(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Credentials source(Project.End end) {
        source = source == null ? secrets.source(end) : source;
        return source.copy();
    }

    @Override
    public Credentials target(Project.End end) {
        target = target == null ? secrets.target(end) : target;
        return target.copy();
    }

    @Override
    public char[] passphrase(boolean fresh) {
        passphrase = passphrase == null ? secrets.passphrase(fresh) : passphrase;
        return passphrase.clone();
    }
}
