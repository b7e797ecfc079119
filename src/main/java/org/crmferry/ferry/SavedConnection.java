package org.crmferry.ferry;

import org.crmferry.model.Endpoint;

/**
 * A connection in the {@link CredentialVault}, without its passwords.
 *
 * @param name what the user calls it
 * @param endpoint where it is
 * @param user login name; may be empty
 */
public record SavedConnection(String name, Endpoint endpoint, String user) {
    /** As an end of a project, which remembers the name. */
    public Project.End end() {
        return Project.End.of(endpoint, user).withConnection(name);
    }
}
