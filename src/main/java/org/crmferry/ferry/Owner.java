package org.crmferry.ferry;

/**
 * Somebody who owns records of an entity.
 *
 * @param key key in the source as text; empty for records without an owner
 * @param name what people call him, or empty if the source does not tell
 * @param records how many he owns
 */
public record Owner(String key, String name, long records) {}
