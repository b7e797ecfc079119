package org.crmferry.ferry;

import java.util.List;
import org.crmferry.database.Access;
import org.crmferry.mapping.Scope;
import org.crmferry.model.Endpoint;
import org.crmferry.transfer.Progress;

/**
 * The source of a project, open for a person who chooses what to move. Reads only; writes nothing anywhere. Belongs to
 * one worker thread; the owner closes it.
 */
public final class Scoping implements AutoCloseable {
    private final Project project;
    private final Site site;
    private final Progress progress;

    private Scoping(Project project, Site site, Progress progress) {
        this.project = project;
        this.site = site;
        this.progress = progress;
    }

    static Scoping open(Project project, Secrets secrets, Progress progress) {
        return new Scoping(
                project,
                Site.open(
                        Endpoint.parse(project.source().location()),
                        secrets.source(project.source().user()),
                        Access.READ),
                progress);
    }

    /** Every entity that the mapping moves, with how many of its records that scope moves. */
    public List<InScope> count(Scope scope) {
        throw new UnsupportedOperationException(project + "" + progress + scope);
    }

    /** Who owns records of a source entity, those with the most records first. Holds names. */
    public List<Owner> owners(String entity) {
        throw new UnsupportedOperationException(entity);
    }

    @Override
    public void close() {
        site.close();
    }
}
