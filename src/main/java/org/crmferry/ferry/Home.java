package org.crmferry.ferry;

import java.nio.file.Path;

/** The user's own folder for what belongs to no project. */
final class Home {
    private Home() {}

    /** {@code -Dferry.home}, {@code FERRY_HOME} or {@code ~/.crm-ferry}; may not be there yet. */
    static Path folder() {
        String usual = System.getenv().getOrDefault("FERRY_HOME", System.getProperty("user.home") + "/.crm-ferry");
        return Path.of(System.getProperty("ferry.home", usual));
    }
}
