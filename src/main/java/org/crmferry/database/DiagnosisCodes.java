package org.crmferry.database;

import java.util.Locale;
import org.crmferry.database.Diagnosis.Problem;

/** What the products' error codes mean. */
final class DiagnosisCodes {
    private DiagnosisCodes() {}

    /** The driver's own time limit has no cause and no code of its own. */
    static Problem postgres(String state, String text, boolean caused) {
        return switch (state) {
            case "28P01" -> Problem.WRONG_LOGIN;
            case "28000" -> postgresRefusal(text.toLowerCase(Locale.ROOT));
            case "3D000" -> Problem.NO_SUCH_DATABASE;
            case "42501" -> Problem.MISSING_RIGHT;
            case "53300" -> Problem.TOO_MANY_CONNECTIONS;
            case "57P03" -> Problem.STARTING_UP;
            case "08001" -> caused ? Problem.OTHER : Problem.TIMEOUT;
            case "08004" -> text.contains("SSL") ? Problem.TLS_REFUSED : Problem.WRONG_LOGIN;
            default -> Problem.OTHER;
        };
    }

    /** pg_hba.conf has no line for us: because of the missing TLS, the host, or the user. */
    private static Problem postgresRefusal(String text) {
        if (text.contains("no encryption") || text.contains("ssl off")) {
            return Problem.TLS_REQUIRED;
        }
        return text.contains("pg_hba.conf") ? Problem.HOST_NOT_ALLOWED : Problem.WRONG_LOGIN;
    }

    static Problem mariaDb(int code) {
        return switch (code) {
            case 1045, 1698 -> Problem.WRONG_LOGIN;
            case 1049 -> Problem.NO_SUCH_DATABASE;
            case 1044, 1142, 1143, 1227, 1370 -> Problem.MISSING_RIGHT;
            case 1130, 1129 -> Problem.HOST_NOT_ALLOWED;
            case 1040, 1203, 1226 -> Problem.TOO_MANY_CONNECTIONS;
            case 1053 -> Problem.STARTING_UP;
            case 3159 -> Problem.TLS_REQUIRED;
            default -> Problem.OTHER;
        };
    }

    static Problem h2(int code) {
        return switch (code) {
            case 28000 -> Problem.WRONG_LOGIN;
            case 90013, 90146, 90149, 90124 -> Problem.FILE_MISSING;
            case 90020 -> Problem.FILE_LOCKED;
            case 90048 -> Problem.FILE_VERSION;
            case 90030 -> Problem.NOT_A_DATABASE;
            case 90049, 90050, 90054 -> Problem.WRONG_FILE_PASSWORD;
            case 90096, 90040 -> Problem.MISSING_RIGHT;
            case 90097 -> Problem.FILE_READ_ONLY;
            case 90046, 90011, 90113, 90088 -> Problem.ADDRESS_WRONG;
            default -> Problem.OTHER;
        };
    }

    static Problem sqlite(int code) {
        return switch (code & 0xFF) {
            case 3, 23 -> Problem.MISSING_RIGHT;
            case 5, 6 -> Problem.FILE_LOCKED;
            case 8 -> Problem.FILE_READ_ONLY;
            case 11, 26 -> Problem.NOT_A_DATABASE;
            case 14 -> Problem.FILE_MISSING;
            default -> Problem.OTHER;
        };
    }

    static Problem sqlServer(int code) {
        return switch (code) {
            case 18456, 18452, 18486, 18487, 18488 -> Problem.WRONG_LOGIN;
            case 4060, 911 -> Problem.NO_SUCH_DATABASE;
            case 229, 230, 262, 916, 297, 300 -> Problem.MISSING_RIGHT;
            case 10928, 10929, 17809 -> Problem.TOO_MANY_CONNECTIONS;
            case 40613, 17142, 6005, 18401 -> Problem.STARTING_UP;
            default -> Problem.OTHER;
        };
    }

    static Problem oracle(int code) {
        return switch (code) {
            case 1017, 1005, 28000, 28001 -> Problem.WRONG_LOGIN;
            case 12505, 12514, 12154 -> Problem.NO_SUCH_DATABASE;
            case 1045, 1031, 942 -> Problem.MISSING_RIGHT;
            case 12541 -> Problem.PORT_CLOSED;
            case 12170, 12535, 17800 -> Problem.TIMEOUT;
            case 18, 20, 12516, 12519, 12520 -> Problem.TOO_MANY_CONNECTIONS;
            case 1033, 1034, 12528, 1089 -> Problem.STARTING_UP;
            case 28860, 29024, 28759 -> Problem.TLS_UNTRUSTED;
            default -> Problem.OTHER;
        };
    }
}
