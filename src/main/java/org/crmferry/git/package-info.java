/**
 * The readable files of a project folder as a Git repository, so that anybody sees with any Git tool what changed in a
 * mapping and when. Through JGit: no program called git is needed or started.
 *
 * <p>May use {@code model}. Never runs a hook, signs, reads anybody's own Git settings, touches what a person has staged,
 * or commits anything but the files that it is told; never fails a migration.
 */
package org.crmferry.git;
