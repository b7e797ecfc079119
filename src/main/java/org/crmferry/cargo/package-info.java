/**
 * Cargo: records sealed in batches, and the package that carries them.
 *
 * <p>A {@link org.crmferry.model.Batch} becomes an Avro object container file with zstandard blocks, sealed as CMS
 * AuthEnvelopedData with AES-256-GCM under the {@link org.crmferry.cargo.PackageKey}. Sealed batches live in a
 * {@link org.crmferry.cargo.Vault}, a folder; a {@link org.crmferry.cargo.PackageFile} carries them in one ZIP64 file
 * with a signed {@link org.crmferry.cargo.Manifest}. Every layer is a public standard; {@code docs/package-format.md}
 * shows how to open one without this program.
 *
 * <p>May use {@code model}, Bouncy Castle, JCA and zstd; the only room with ciphers and compression in it. Never
 * connects to anything, never writes a value or a key in clear, and never releases a record of a batch whose checksum
 * and authentication tag were not both checked before.
 */
package org.crmferry.cargo;
