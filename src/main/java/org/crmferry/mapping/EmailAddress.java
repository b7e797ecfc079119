package org.crmferry.mapping;

import java.util.regex.Pattern;

/** Whether a text can be an e-mail address: something before the last @, a host with a point after it, no blanks. */
final class EmailAddress {
    private static final Pattern LOCAL = Pattern.compile("[^\\s@<>(),;:\\\\\"\\[\\]]{1,64}|\"[^\"\\\\]{1,62}\"");
    private static final Pattern HOST = Pattern.compile(
            "[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?(\\.[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?)+");

    private EmailAddress() {}

    static boolean possible(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > 254) {
            return false;
        }
        String local = text.substring(0, at);
        return LOCAL.matcher(local).matches()
                && !local.startsWith(".")
                && !local.endsWith(".")
                && !local.contains("..")
                && HOST.matcher(text.substring(at + 1)).matches();
    }
}
