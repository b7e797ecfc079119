package org.crmferry.database;

import java.util.Locale;
import org.crmferry.model.ConnectionProblem;

/** What the products' error codes mean. */
final class DiagnosisCodes {
    private DiagnosisCodes() {}

    /** The driver's own time limit has no cause and no code of its own. */
    static ConnectionProblem postgres(String state, String text, boolean caused) {
        return switch (state) {
            case "28P01" -> ConnectionProblem.WRONG_LOGIN;
            case "28000" -> postgresRefusal(text.toLowerCase(Locale.ROOT));
            case "3D000" -> ConnectionProblem.NO_SUCH_DATABASE;
            case "42501" -> ConnectionProblem.MISSING_RIGHT;
            case "53300" -> ConnectionProblem.TOO_MANY_CONNECTIONS;
            case "57P03" -> ConnectionProblem.STARTING_UP;
            case "08001" -> caused ? ConnectionProblem.OTHER : ConnectionProblem.TIMEOUT;
            case "08004" -> text.contains("SSL") ? ConnectionProblem.TLS_REFUSED : ConnectionProblem.WRONG_LOGIN;
            default -> ConnectionProblem.OTHER;
        };
    }

    /** pg_hba.conf has no line for us: because of the missing TLS, the host, or the user. */
    private static ConnectionProblem postgresRefusal(String text) {
        if (text.contains("no encryption") || text.contains("ssl off")) {
            return ConnectionProblem.TLS_REQUIRED;
        }
        return text.contains("pg_hba.conf") ? ConnectionProblem.HOST_NOT_ALLOWED : ConnectionProblem.WRONG_LOGIN;
    }

    static ConnectionProblem mariaDb(int code) {
        return switch (code) {
            case 1045, 1698 -> ConnectionProblem.WRONG_LOGIN;
            case 1049 -> ConnectionProblem.NO_SUCH_DATABASE;
            case 1044, 1142, 1143, 1227, 1370 -> ConnectionProblem.MISSING_RIGHT;
            case 1130, 1129 -> ConnectionProblem.HOST_NOT_ALLOWED;
            case 1040, 1203, 1226 -> ConnectionProblem.TOO_MANY_CONNECTIONS;
            case 1053 -> ConnectionProblem.STARTING_UP;
            case 3159 -> ConnectionProblem.TLS_REQUIRED;
            default -> ConnectionProblem.OTHER;
        };
    }

    static ConnectionProblem h2(int code) {
        return switch (code) {
            case 28000 -> ConnectionProblem.WRONG_LOGIN;
            case 90013, 90146, 90149, 90124 -> ConnectionProblem.FILE_MISSING;
            case 90020 -> ConnectionProblem.FILE_LOCKED;
            case 90048 -> ConnectionProblem.FILE_VERSION;
            case 90030 -> ConnectionProblem.NOT_A_DATABASE;
            case 90049, 90050, 90054 -> ConnectionProblem.WRONG_FILE_PASSWORD;
            case 90096, 90040 -> ConnectionProblem.MISSING_RIGHT;
            case 90097 -> ConnectionProblem.FILE_READ_ONLY;
            case 90046, 90011, 90113, 90088 -> ConnectionProblem.ADDRESS_WRONG;
            default -> ConnectionProblem.OTHER;
        };
    }

    static ConnectionProblem sqlite(int code) {
        return switch (code & 0xFF) {
            case 3, 23 -> ConnectionProblem.MISSING_RIGHT;
            case 5, 6 -> ConnectionProblem.FILE_LOCKED;
            case 8 -> ConnectionProblem.FILE_READ_ONLY;
            case 11, 26 -> ConnectionProblem.NOT_A_DATABASE;
            case 14 -> ConnectionProblem.FILE_MISSING;
            default -> ConnectionProblem.OTHER;
        };
    }

    static ConnectionProblem sqlServer(int code) {
        return switch (code) {
            case 18456, 18452, 18486, 18487, 18488 -> ConnectionProblem.WRONG_LOGIN;
            case 4060, 911 -> ConnectionProblem.NO_SUCH_DATABASE;
            case 229, 230, 262, 916, 297, 300 -> ConnectionProblem.MISSING_RIGHT;
            case 10928, 10929, 17809 -> ConnectionProblem.TOO_MANY_CONNECTIONS;
            case 40613, 17142, 6005, 18401 -> ConnectionProblem.STARTING_UP;
            default -> ConnectionProblem.OTHER;
        };
    }

    static ConnectionProblem oracle(int code) {
        return switch (code) {
            case 1017, 1005, 28000, 28001 -> ConnectionProblem.WRONG_LOGIN;
            case 12505, 12514, 12154 -> ConnectionProblem.NO_SUCH_DATABASE;
            case 1045, 1031, 942 -> ConnectionProblem.MISSING_RIGHT;
            case 12541 -> ConnectionProblem.PORT_CLOSED;
            case 12170, 12535, 17800 -> ConnectionProblem.TIMEOUT;
            case 18, 20, 12516, 12519, 12520 -> ConnectionProblem.TOO_MANY_CONNECTIONS;
            case 1033, 1034, 12528, 1089 -> ConnectionProblem.STARTING_UP;
            case 28860, 29024, 28759 -> ConnectionProblem.TLS_UNTRUSTED;
            default -> ConnectionProblem.OTHER;
        };
    }
}
