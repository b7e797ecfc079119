package org.crmferry.git;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/** JGit without the settings of the machine and of the person: these name hooks, signing keys and filters. */
final class OwnSettings extends SystemReader.Delegate {
    private OwnSettings(SystemReader inner) {
        super(inner);
    }

    /** Makes JGit read no settings but those of a repository itself, from now on. */
    static synchronized void use() {
        if (!(SystemReader.getInstance() instanceof OwnSettings)) {
            SystemReader.setInstance(new OwnSettings(SystemReader.getInstance()));
        }
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new Timed(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    /**
     * Says how exact the times of files are; JGit would else measure that for seconds in each program that is started. It
     * asks because it keeps what it has read; here a repository is opened anew for each commit, so nothing old is used.
     */
    private static final class Timed extends Empty {
        private static final long MILLISECONDS = 10;

        Timed(Config parent, FS fs) {
            super(parent, fs);
        }

        @Override
        public long getTimeUnit(String section, String subsection, String name, long otherwise, TimeUnit wanted) {
            return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
                    ? wanted.convert(MILLISECONDS, TimeUnit.MILLISECONDS)
                    : super.getTimeUnit(section, subsection, name, otherwise, wanted);
        }
    }

    /** Has nothing, and is no file. */
    private static class Empty extends FileBasedConfig {
        Empty(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // There is nothing to read.
        }

        @Override
        public void save() {
            // Nothing was changed.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
