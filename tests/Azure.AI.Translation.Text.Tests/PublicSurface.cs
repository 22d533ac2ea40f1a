using System.Globalization;
using System.Reflection;

namespace Azure.AI.Translation.Text.Tests;

/// <summary>Writes an assembly's public and protected members as <c>surface.txt</c> does: one line each, nullability left out.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(float)] = "float",
        [typeof(object)] = "object",
    };

    /// <summary>Each member, as <c>type: member</c>, and each type, as <c>type</c>.</summary>
    public static IEnumerable<string> Of(Assembly assembly) =>
        assembly.GetExportedTypes().SelectMany(type => Members(type).Select(member => $"{Head(type)}: {member}").Prepend(Head(type)));

    private static string Head(Type type)
    {
        var name = type.IsNested ? $"{type.DeclaringType!.Name}.{type.Name}" : type.Name;
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            _ => "class",
        };
        var hasBase = !type.IsValueType && type.BaseType != typeof(object);
        return hasBase ? $"{kind} {name} : {type.BaseType!.Name}" : $"{kind} {name}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt32(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");
        var constructors = type.GetConstructors(Declared).Where(IsVisible).Select(made => $"{Access(made)}{type.Name}({Parameters(made)})");
        var properties = type.GetProperties(Declared).Where(property => property.GetMethod is { } get && IsVisible(get)).Select(Property);
        var methods = type.GetMethods(Declared)
            .Where(method => IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)))
            .Select(method => $"{Access(method)}{Name(method.ReturnType)} {method.Name}({Parameters(method)})");
        return constructors.Concat(properties).Concat(methods);
    }

    private static string Property(PropertyInfo property)
    {
        var set = property.SetMethod is { IsPublic: true } ? "set; " : "";
        return $"{Access(property.GetMethod!)}{Name(property.PropertyType)} {property.Name} {{ get; {set}}}";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method)
    {
        var kind = method switch { { IsStatic: true } => "static ", { IsVirtual: true, IsFinal: false } => "virtual ", _ => "" };
        return method.IsPublic ? kind : "protected " + kind;
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Default(parameter)}" : "")}"));

    private static string Default(ParameterInfo parameter) => (parameter.DefaultValue, parameter.ParameterType) switch
    {
        (null, { IsValueType: true } type) when Nullable.GetUnderlyingType(type) is null => "default",
        (null, _) => "null",
        (string text, _) => $"\"{text}\"",
        (var value, { IsEnum: true } type) => $"{type.Name}.{Enum.GetName(type, value)}",
        (var value, _) => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Name(underlying) + "?";
        if (!type.IsGenericType)
            return Keywords.GetValueOrDefault(type, type.Name);
        return $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
